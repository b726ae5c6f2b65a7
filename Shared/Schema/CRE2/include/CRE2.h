// RE2 (Debian's libre2) behind a C interface: the part that Tombolo uses.
#ifndef TOMBOLO_CRE2_H
#define TOMBOLO_CRE2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tombolo_re2 tombolo_re2;

// Compiles an expression of UTF-8 text; the result is never null and is freed with tombolo_re2_free.
// memory_bytes bounds the compiled program and the states that a search keeps.
tombolo_re2 *tombolo_re2_make(const char *expression, size_t length, int64_t memory_bytes);
void tombolo_re2_free(tombolo_re2 *regex);

// 0, or one of RE2's error codes.
int tombolo_re2_error_code(const tombolo_re2 *regex);
// The part of the expression that is wrong; length is set to its length in bytes. Lives as long as the expression.
const char *tombolo_re2_error_part(const tombolo_re2 *regex, size_t *length);

// Whether the expression fits some part of the text (whole == 0) or the whole of it.
int tombolo_re2_matches(const tombolo_re2 *regex, const char *text, size_t length, int whole);

// How many groups the expression has.
int tombolo_re2_group_count(const tombolo_re2 *regex);
// Whether the expression fits some part of the text; begin and end of the first such part and of the groups in it are then
// written to bounds, two numbers for each of count, -1 for a group that took no part.
int tombolo_re2_groups(const tombolo_re2 *regex, const char *text, size_t length, ptrdiff_t *bounds, int count);

#ifdef __cplusplus
}
#endif
#endif
