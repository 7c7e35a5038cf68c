// What the fuzz targets have found so far keeps its promises: tests/fuzz/README.md.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "checks.hpp"

namespace descent::fuzz {
namespace {

void check_all(const std::string& folder, void (*check)(const std::string& text)) {
  int files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(DESCENT_CORPUS_DIR + ("/" + folder))) {
    SCOPED_TRACE(entry.path().filename().string());
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NO_THROW(check(text));
    ++files;
  }
  EXPECT_GT(files, 0);
}

TEST(Corpus, Documents) { check_all("document", check_document); }

TEST(Corpus, Sessions) { check_all("session", check_session); }

}  // namespace
}  // namespace descent::fuzz
