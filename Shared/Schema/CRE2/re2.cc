#include "CRE2.h"

#include <re2/re2.h>

#include <vector>

struct tombolo_re2 {
    re2::RE2 regex;

    tombolo_re2(re2::StringPiece expression, const re2::RE2::Options &options) : regex(expression, options) {}
};

extern "C" {

tombolo_re2 *tombolo_re2_make(const char *expression, size_t length, int64_t memory_bytes) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(memory_bytes);
    return new tombolo_re2(re2::StringPiece(expression, length), options);
}

void tombolo_re2_free(tombolo_re2 *regex) { delete regex; }

int tombolo_re2_error_code(const tombolo_re2 *regex) { return regex->regex.ok() ? 0 : regex->regex.error_code(); }

const char *tombolo_re2_error_part(const tombolo_re2 *regex, size_t *length) {
    const std::string &part = regex->regex.error_arg();
    *length = part.size();
    return part.data();
}

int tombolo_re2_matches(const tombolo_re2 *regex, const char *text, size_t length, int whole) {
    re2::StringPiece piece(text, length);
    return regex->regex.Match(piece, 0, length, whole ? re2::RE2::ANCHOR_BOTH : re2::RE2::UNANCHORED, nullptr, 0);
}

int tombolo_re2_group_count(const tombolo_re2 *regex) { return regex->regex.NumberOfCapturingGroups(); }

int tombolo_re2_groups(const tombolo_re2 *regex, const char *text, size_t length, ptrdiff_t *bounds, int count) {
    std::vector<re2::StringPiece> pieces(count);
    re2::StringPiece piece(text, length);
    if (!regex->regex.Match(piece, 0, length, re2::RE2::UNANCHORED, pieces.data(), count)) return 0;
    for (int place = 0; place < count; place++) {
        const bool there = pieces[place].data() != nullptr;
        bounds[2 * place] = there ? pieces[place].data() - text : -1;
        bounds[2 * place + 1] = there ? bounds[2 * place] + static_cast<ptrdiff_t>(pieces[place].size()) : -1;
    }
    return 1;
}
}
