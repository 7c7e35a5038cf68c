// η_t = η
#include "descent/schedule.hpp"

namespace descent::schedules {
namespace {

class Fixed final : public Schedule {
 public:
  using Schedule::Schedule;

 private:
  [[nodiscard]] double policy(double eta, Step /*t*/, Step /*T*/) const override { return eta; }
};

}  // namespace

constexpr Knob knobs[] = {warmup_knob()};

extern constexpr ScheduleEntry fixed{{.name = "fixed",
                                      .label = "Fixed",
                                      .formula = R"(\eta_t = \eta)",
                                      .source = "Caffe, lr_policy fixed",
                                      .help = "The same rate at every step.",
                                      .knobs = knobs},
                                     &make_as<Schedule, Fixed>};

}  // namespace descent::schedules
