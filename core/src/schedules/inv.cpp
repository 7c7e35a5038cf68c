// η_t = η·(1 + γt)^(−power)
#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Inverse final : public Schedule {
 public:
  explicit Inverse(const Knobs& knobs)
      : Schedule(knobs), gamma_(knobs.number("gamma")), power_(knobs.number("power")) {}

 private:
  [[nodiscard]] double policy(double eta, Step t, Step /*T*/) const override {
    return eta * power(1 + gamma_ * static_cast<double>(t), -power_);
  }

  double gamma_;
  double power_;
};

}  // namespace

constexpr auto knobs = with_warmup({{.name = "gamma",
                                     .label = "speed",
                                     .symbol = R"(\gamma)",
                                     .fallback = 0.01,
                                     .range = {.min = 0},
                                     .slider = Slider{1e-5, 1, Scale::log},
                                     .help = "How soon the fall begins: after about 1/γ steps.",
                                     .live = true},
                                    {.name = "power",
                                     .label = "power",
                                     .symbol = "p",
                                     .fallback = 0.75,
                                     .range = {.min = 0},
                                     .slider = Slider{0, 2},
                                     .help = "How steeply the rate falls in the end.",
                                     .live = true}});

extern constexpr ScheduleEntry inv{{.name = "inv",
                                    .label = "Inverse",
                                    .formula = R"(\eta_t = \eta\,(1 + \gamma t)^{-p})",
                                    .source = "Caffe, lr_policy inv",
                                    .help = "Falls quickly at first and ever more slowly.",
                                    .knobs = knobs},
                                   &make_as<Schedule, Inverse>};

}  // namespace descent::schedules
