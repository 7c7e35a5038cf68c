// Runs that are measured while they train: web/src/engine/lab-core.ts has the types.
#include "descent/instruments.hpp"

#include <memory>
#include <utility>

#include "../crossing.hpp"

namespace descent {
namespace {

using emscripten::val;

Instruments& at(Address instruments) { return *reinterpret_cast<Instruments*>(instruments); }

/// The list with every knob, or the fault in it, whatever the run.
val check(const val& list) {
  return guarded(
      [&] { return to_js(write_instruments(read_instruments(from_js(list, "instruments")))); });
}

val create(const val& document, const val& table, const val& list) {
  return guarded([&] {
    Experiment experiment = read_experiment(from_js(document, "experiment"));
    std::vector<Choice<ProbeEntry>> chosen = read_instruments(from_js(list, "instruments"));
    const Samples samples = read_table(table);
    auto made = std::make_unique<Instruments>(
        std::move(experiment), samples.rows() > 0 ? &samples : nullptr, std::move(chosen));
    return val(static_cast<double>(reinterpret_cast<Address>(made.release())));
  });
}

val describe(Address address) {
  const Instruments& instruments = at(address);
  val result = val::object();
  result.set("steps", static_cast<double>(instruments.trainer().steps()));
  result.set("instruments", to_js(write_instruments(instruments.chosen())));
  val series = val::array();
  for (std::size_t i = 0; i < instruments.chosen().size(); ++i) {
    val names = val::array();
    for (const std::string& name : instruments.series(i)) names.call<void>("push", name);
    series.call<void>("push", names);
  }
  result.set("series", series);
  return result;
}

val work(Address address, double most_steps) {
  return guarded([&] {
    Instruments& instruments = at(address);
    instruments.work(static_cast<Step>(most_steps));
    val readings = val::array();
    for (const Reading& reading : instruments.take()) {
      val one = val::object();
      one.set("instrument", static_cast<double>(reading.instrument));
      one.set("step", static_cast<double>(reading.step));
      one.set("values", copy(reading.values));
      readings.call<void>("push", one);
    }
    val result = val::object();
    result.set("step", static_cast<double>(instruments.trainer().step()));
    result.set("done", instruments.done());
    result.set("readings", readings);
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(instruments) {
  using emscripten::function;
  function("checkInstruments", &check);
  function("createInstruments", &create);
  function("describeInstruments", &describe);
  function("workInstruments", &work);
  function(
      "deleteInstruments", +[](Address instruments) { delete &at(instruments); });
}

}  // namespace descent
