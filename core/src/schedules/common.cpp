// Knobs that schedules share.
#include "descent/schedule.hpp"

namespace descent {

Knob steps_knob(std::string_view name, std::string_view label, std::string_view symbol,
                std::optional<double> fallback, double min, std::string_view help) {
  return {.name = name,
          .label = label,
          .symbol = symbol,
          .type = KnobType::integer,
          .fallback = fallback ? KnobValue(*fallback) : KnobValue(),
          .range = {.min = min},
          .slider = Slider{10, 10000, Scale::log},
          .help = help,
          .live = true};
}

Knob min_lr_knob(std::string_view help) {
  return {.name = "min_lr",
          .label = "lowest rate",
          .symbol = R"(\eta_{\min})",
          .fallback = 0.0,
          .range = {.min = 0},
          .slider = Slider{1e-6, 1, Scale::log},
          .help = help,
          .advanced = true,
          .live = true};
}

std::vector<Knob> with_warmup(std::vector<Knob> own) {
  Knob warmup = steps_knob("warmup_steps", "warm-up", "", 0, 0,
                           "Steps over which the rate first climbs, in a straight line.");
  warmup.advanced = true;
  own.push_back(std::move(warmup));
  return own;
}

}  // namespace descent
