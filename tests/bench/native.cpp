// The core as a native program: trains a document's experiment for as many seconds as each line of
// standard input says, and answers each line with the samples and the seconds it took.
//   bench_native DOCUMENT.json [TABLE]
// TABLE: the bundled set that the document names, as sets.ts writes it: numbers of rows and columns
// as uint32, then x [rows][columns] and y [rows] as float32.
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "descent/trainer.hpp"
#include "json.hpp"

namespace descent::bench {
namespace {

std::ifstream open(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return file;
}

template <class T>
void read(std::ifstream& file, T* data, std::size_t count) {
  file.read(reinterpret_cast<char*>(data), static_cast<std::streamsize>(count * sizeof(T)));
  if (!file) throw std::runtime_error("the table is cut short");
}

Samples read_table(const std::string& path) {
  std::ifstream file = open(path);
  std::uint32_t shape[2];
  read(file, shape, 2);
  Samples samples{.x = Matrix(shape[0], shape[1]), .y = std::vector<Real>(shape[0])};
  read(file, samples.x.data(), static_cast<std::size_t>(samples.x.size()));
  read(file, samples.y.data(), samples.y.size());
  return samples;
}

/// A step as the page's worker makes it: evaluated when that is due, and logged.
class Run {
 public:
  Run(const Value& document, const Samples& table) : trainer_(read_experiment(document), &table) {}

  void steps(int count) {
    records_.clear();
    for (int i = 0; i < count; ++i) {
      if (trainer_.evaluation_due()) static_cast<void>(trainer_.evaluate());
      records_.push_back(trainer_.advance());
      if (trainer_.status() != Status::ready) throw std::runtime_error("the run has ended");
    }
  }

  [[nodiscard]] double batch() const {
    return static_cast<double>(trainer_.experiment().batch.integer("size"));
  }

 private:
  Trainer trainer_;
  std::vector<StepRecord> records_;
};

/// Trains in slices of about 10 ms, so that the clock costs nothing.
void serve(Run& run) {
  using Clock = std::chrono::steady_clock;
  const auto since = [](Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  };
  int slice = 1;
  for (double seconds = 0; std::cin >> seconds;) {
    const Clock::time_point start = Clock::now();
    double steps = 0;
    do {
      const Clock::time_point slice_start = Clock::now();
      run.steps(slice);
      steps += slice;
      if (since(slice_start) < 0.005) slice *= 2;
    } while (since(start) < seconds);
    std::cout << Json{{"work", steps * run.batch()}, {"seconds", since(start)}} << std::endl;
  }
}

int main(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.size() > 2) {
    std::cerr << "usage: bench_native DOCUMENT.json [TABLE]\n";
    return 2;
  }
  try {
    std::ifstream document = open(arguments[0]);
    const Samples table = arguments.size() > 1 ? read_table(arguments[1]) : Samples{};
    Run run(to_value(Json::parse(document)), table);
    serve(run);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_native: " << error.what() << '\n';
    return 1;
  }
}

}  // namespace
}  // namespace descent::bench

int main(int count, char** arguments) {
  return descent::bench::main({arguments + 1, arguments + count});
}
