// η_t = η·γ^t
#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Exponential final : public Schedule {
 public:
  explicit Exponential(const Knobs& knobs) : Schedule(knobs), gamma_(knobs.number("gamma")) {}

 private:
  [[nodiscard]] double policy(double eta, Step t, Step /*T*/) const override {
    return eta * power(gamma_, static_cast<double>(t));
  }

  double gamma_;
};

}  // namespace

constexpr auto knobs = with_warmup({{.name = "gamma",
                                     .label = "factor",
                                     .symbol = R"(\gamma)",
                                     .fallback = 0.998,
                                     .range = {.min = 0, .max = 1},
                                     .slider = Slider{0.99, 1},
                                     .help = "What the rate is multiplied by at every step.",
                                     .live = true}});

extern constexpr ScheduleEntry exp{
    {.name = "exp",
     .label = "Exponential",
     .formula = R"(\eta_t = \eta\,\gamma^{t})",
     .source = "Caffe, lr_policy exp; torch.optim.lr_scheduler.ExponentialLR",
     .help = "Multiplies the rate by γ at every step.",
     .knobs = knobs},
    &make_as<Schedule, Exponential>};

}  // namespace descent::schedules
