// η_t = η_min + (η − η_min)(1 + cos(π·t_cur/T_i))/2, cycle i lasting T_i = t_0·t_mult^i steps and
// t_cur counting from its start. Loshchilov & Hutter 2017, eq. 5.
#include <cmath>

#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Sgdr final : public Schedule {
 public:
  explicit Sgdr(const Knobs& knobs)
      : Schedule(knobs),
        t_0_(static_cast<double>(knobs.integer("t_0"))),
        t_mult_(static_cast<double>(knobs.integer("t_mult"))),
        min_lr_(knobs.number("min_lr")) {}

 private:
  [[nodiscard]] double policy(double eta, Step t, Step /*T*/) const override {
    double current = static_cast<double>(t);
    double length = t_0_;
    if (t_mult_ == 1) {
      current = std::fmod(current, length);
    } else {
      while (current >= length) {
        current -= length;
        length *= t_mult_;
      }
    }
    return std::lerp(min_lr_, eta, (1 + cosine_of_turns(current / length / 2)) / 2);
  }

  double t_0_;
  double t_mult_;
  double min_lr_;
};

}  // namespace

constexpr auto knobs =
    with_warmup({steps_knob("t_0", "first cycle", "T_0", 200, 1, "Steps of the first cycle."),
                 {.name = "t_mult",
                  .label = "growth",
                  .symbol = R"(T_{\times})",
                  .type = KnobType::integer,
                  .fallback = 2.0,
                  .range = {.min = 1, .max = 1000},
                  .slider = Slider{1, 4},
                  .help = "Each cycle is this many times as long as the last.",
                  .live = true},
                 min_lr_knob("The rate at the end of a cycle.")});

extern constexpr ScheduleEntry sgdr{
    {.name = "sgdr",
     .label = "SGDR, warm restarts",
     .formula =
         R"(\eta_t = \eta_{\min} + \tfrac12 (\eta - \eta_{\min}) \left(1 + \cos\frac{\pi\,t_{\mathrm{cur}}}{T_i}\right))",
     .source =
         "Loshchilov & Hutter 2017, eq. 5; torch.optim.lr_scheduler.CosineAnnealingWarmRestarts",
     .help = "Falls along a cosine, then jumps back to η, each cycle longer than the last.",
     .knobs = knobs},
    &make_as<Schedule, Sgdr>};

}  // namespace descent::schedules
