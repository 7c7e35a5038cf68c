// η_t = η_min + (η − η_min)(1 + cos(πt/T))/2, and η_min from T on. Loshchilov & Hutter 2017, eq. 5,
// without restarts.
#include <algorithm>
#include <cmath>

#include "descent/functions.hpp"
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Cosine final : public Schedule {
 public:
  explicit Cosine(const Knobs& knobs) : Schedule(knobs), min_lr_(knobs.number("min_lr")) {}

 private:
  [[nodiscard]] double policy(double eta, Step t, Step T) const override {
    const double done = std::min(1.0, static_cast<double>(t) / static_cast<double>(T));
    return std::lerp(min_lr_, eta, (1 + cosine_of_turns(done / 2)) / 2);
  }

  double min_lr_;
};

}  // namespace

constexpr auto knobs = with_warmup({min_lr_knob("The rate at the end of the run.")});

extern constexpr ScheduleEntry cosine{
    {.name = "cosine",
     .label = "Cosine",
     .formula =
         R"(\eta_t = \eta_{\min} + \tfrac12 (\eta - \eta_{\min}) \left(1 + \cos\frac{\pi\,t}{T}\right))",
     .source = "Loshchilov & Hutter 2017, eq. 5; torch.optim.lr_scheduler.CosineAnnealingLR",
     .help = "Falls along half a cosine over the whole run: slowly, faster, slowly again.",
     .knobs = knobs},
    &make_as<Schedule, Cosine>};

}  // namespace descent::schedules
