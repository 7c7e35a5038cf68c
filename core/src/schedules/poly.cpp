// η_t = end_lr + (η − end_lr)(1 − t/T)^power; end_lr from T on
#include <cmath>

#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Polynomial final : public Schedule {
 public:
  explicit Polynomial(const Knobs& knobs)
      : Schedule(knobs), end_lr_(knobs.number("end_lr")), power_(knobs.number("power")) {}

 private:
  [[nodiscard]] double policy(double eta, Step t, Step T) const override {
    if (t >= T) return end_lr_;
    const double left = 1 - static_cast<double>(t) / static_cast<double>(T);
    return std::lerp(end_lr_, eta, power(left, power_));
  }

  double end_lr_;
  double power_;
};

}  // namespace

constexpr auto knobs = with_warmup({{.name = "power",
                                     .label = "power",
                                     .symbol = "p",
                                     .fallback = 1.0,
                                     .range = {.min = 0},
                                     .slider = Slider{0.25, 4, Scale::log},
                                     .help = "1 is a straight line; larger falls earlier.",
                                     .live = true},
                                    {.name = "end_lr",
                                     .label = "end rate",
                                     .symbol = R"(\eta_T)",
                                     .fallback = 0.0,
                                     .range = {.min = 0},
                                     .slider = Slider{1e-6, 1, Scale::log},
                                     .help = "The rate that is reached at the end.",
                                     .live = true}});

extern constexpr ScheduleEntry poly{
    {.name = "poly",
     .label = "Polynomial",
     .formula = R"(\eta_t = \eta_T + (\eta - \eta_T)\left(1 - \frac{t}{T}\right)^{p})",
     .source = "Caffe, lr_policy poly; torch.optim.lr_scheduler.PolynomialLR",
     .help = "Falls to the end rate exactly at the last step.",
     .knobs = knobs},
    &make_as<Schedule, Polynomial>};

}  // namespace descent::schedules
