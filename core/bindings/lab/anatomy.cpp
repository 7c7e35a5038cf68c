// What losses make of a run's logits: web/src/engine/lab-core.ts has the types.
#include "descent/anatomy.hpp"

#include <memory>
#include <utility>

#include "../crossing.hpp"

namespace descent {
namespace {

using emscripten::val;

Anatomy& anatomy_at(Address anatomy) { return *reinterpret_cast<Anatomy*>(anatomy); }

val write_settings(const Knobs& settings) {
  Value::Object object;
  settings.write(object);
  return to_js(object);
}

Knobs read_settings(const val& part) { return read_anatomy(from_js(part, "loss_anatomy")); }

/// The part with every knob that is set, or the fault in it, whatever the run.
val check_anatomy(const val& part) {
  return guarded([&] { return write_settings(read_settings(part)); });
}

val create_anatomy(const val& document, const val& table) {
  return guarded([&] {
    Experiment experiment = read_experiment(from_js(document, "experiment"));
    const Samples samples = read_table(table);
    auto made =
        std::make_unique<Anatomy>(std::move(experiment), samples.rows() > 0 ? &samples : nullptr);
    return val(static_cast<double>(reinterpret_cast<Address>(made.release())));
  });
}

val describe_anatomy(Address address) {
  const Trainer& trainer = anatomy_at(address).trainer();
  val result = val::object();
  result.set("experiment", to_js(write_experiment(trainer.experiment())));
  result.set("steps", static_cast<double>(trainer.steps()));
  result.set("step", static_cast<double>(trainer.step()));
  result.set("trainRows", static_cast<double>(trainer.data().train.rows()));
  result.set("testRows", static_cast<double>(trainer.data().test.rows()));
  return result;
}

/// Makes at most so many updates towards the step that the part asks for.
val train_anatomy(Address address, const val& part, double most_steps) {
  return guarded([&] {
    Anatomy& anatomy = anatomy_at(address);
    const Step wanted = anatomy.wanted(read_settings(part));
    val result = val::object();
    result.set("done", anatomy.train(wanted, static_cast<Step>(most_steps)));
    result.set("step", static_cast<double>(anatomy.trainer().step()));
    result.set("wanted", static_cast<double>(wanted));
    return result;
  });
}

val write_loss(const AnatomyView& view, std::size_t i) {
  const SideLoss& side = view.losses[i];
  const Dissection& row = view.dissections[i];
  const Plateau& plateau = view.plateaus[i];
  val curve = val::object();
  curve.set("loss", copy(view.loss_curves[i]));
  curve.set("gradient", copy(view.gradient_curves[i]));
  val counted = val::object();
  counted.set("rows", static_cast<double>(plateau.rows));
  counted.set("wrong", static_cast<double>(plateau.wrong));
  counted.set("histogram",
              copy(std::vector<double>(plateau.histogram.begin(), plateau.histogram.end())));
  val result = val::object();
  result.set("loss", to_js(write_choice(side.choice())));
  result.set("output", std::string(side.output()));
  result.set("outputs", copy(row.outputs));
  result.set("value", row.loss);
  result.set("gradient", copy(row.gradient));
  result.set("gradientNorm", row.gradient_norm);
  result.set("error", row.error);
  result.set("curve", curve);
  result.set("plateau", counted);
  return result;
}

/// Of the present step.
val look_at_anatomy(Address address, const val& part) {
  return guarded([&] {
    Anatomy& anatomy = anatomy_at(address);
    const Knobs settings = read_settings(part);
    const AnatomyView view = anatomy.look(settings);
    val result = val::object();
    result.set("settings", write_settings(settings));
    result.set("step", static_cast<double>(anatomy.trainer().step()));
    result.set("diverged", anatomy.trainer().status() == Status::diverged);
    result.set("x", copy(view.x));
    result.set("target", static_cast<double>(view.target));
    result.set("logits", copy(view.logits));
    result.set("lead", view.lead);
    result.set("leads", copy(Anatomy::leads(anatomy.trainer().data().task)));
    result.set("edges", copy(Anatomy::edges()));
    result.set("rows", static_cast<double>(view.rows));
    result.set("wrong", static_cast<double>(view.wrong));
    result.set("hardest", static_cast<double>(view.hardest));
    val losses = val::array();
    for (std::size_t i = 0; i < view.losses.size(); ++i) {
      losses.call<void>("push", write_loss(view, i));
    }
    result.set("losses", losses);
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(anatomy) {
  using emscripten::function;
  function("checkAnatomy", &check_anatomy);
  function("createAnatomy", &create_anatomy);
  function("describeAnatomy", &describe_anatomy);
  function("trainAnatomy", &train_anatomy);
  function("lookAtAnatomy", &look_at_anatomy);
  function(
      "deleteAnatomy", +[](Address anatomy) { delete &anatomy_at(anatomy); });
}

}  // namespace descent
