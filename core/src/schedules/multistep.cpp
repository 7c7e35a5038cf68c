// η_t = η·γ^(number of milestones ≤ t)
#include <algorithm>
#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Multistep final : public Schedule {
 public:
  explicit Multistep(const Knobs& knobs)
      : Schedule(knobs), gamma_(knobs.number("gamma")), milestones_(knobs.list("milestones")) {
    if (!std::is_sorted(milestones_.begin(), milestones_.end())) {
      refuse("milestones", "must be in ascending order");
    }
  }

 private:
  [[nodiscard]] double policy(double eta, Step t, Step /*T*/) const override {
    const auto passed =
        std::upper_bound(milestones_.begin(), milestones_.end(), static_cast<double>(t)) -
        milestones_.begin();
    return eta * power(gamma_, static_cast<double>(passed));
  }

  double gamma_;
  std::vector<double> milestones_;
};

}  // namespace

constexpr double drops[] = {500, 800};

constexpr auto knobs = with_warmup({{.name = "gamma",
                                     .label = "factor",
                                     .symbol = R"(\gamma)",
                                     .fallback = 0.1,
                                     .range = {.min = 0, .max = 1},
                                     .slider = Slider{0.01, 1, Scale::log},
                                     .help = "What the rate is multiplied by at each milestone.",
                                     .live = true},
                                    {.name = "milestones",
                                     .label = "milestones",
                                     .symbol = "m",
                                     .type = KnobType::integers,
                                     .fallback = drops,
                                     .range = {.min = 0},
                                     .help = "Steps at which the rate drops, in ascending order.",
                                     .live = true}});

extern constexpr ScheduleEntry multistep{
    {.name = "multistep",
     .label = "Multistep",
     .formula = R"(\eta_t = \eta\,\gamma^{\,|\{i\,:\,m_i \le t\}|})",
     .source = "Caffe, lr_policy multistep; torch.optim.lr_scheduler.MultiStepLR",
     .help = "Multiplies the rate by γ at each of the given steps.",
     .knobs = knobs},
    &make_as<Schedule, Multistep>};

}  // namespace descent::schedules
