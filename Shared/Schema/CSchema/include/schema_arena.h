// A bump arena for protobuf-c: one message is built or unpacked in it, then everything is forgotten at once.
//
// Each thread keeps one arena and uses it again for the next message. Every block handed to protobuf-c is preceded by its
// size, which is how the length of a decoded string is known although protobuf-c keeps strings as NUL-terminated text.
#ifndef TOMBOLO_SCHEMA_ARENA_H
#define TOMBOLO_SCHEMA_ARENA_H

#include <protobuf-c/protobuf-c.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct schema_arena_chunk schema_arena_chunk;

typedef struct schema_arena {
    ProtobufCAllocator allocator;
    uint8_t *next;
    uint8_t *end;
    schema_arena_chunk *chunks;
    // Bytes of the chunks so far, and the most that one message may use.
    size_t reserved;
    size_t limit;
    // Not zero once the limit has been reached.
    int exhausted;
    int in_use;
} schema_arena;

// Why a message was not accepted; see schema_classify.
typedef enum schema_verdict {
    SCHEMA_VERDICT_SOUND = 0,
    SCHEMA_VERDICT_TRUNCATED = 1,
    SCHEMA_VERDICT_MALFORMED = 2,
    SCHEMA_VERDICT_TOO_DEEP = 3,
} schema_verdict;

// The arena of this thread, empty; another one if that is in use. NULL without memory.
schema_arena *schema_arena_acquire(void);
void schema_arena_release(schema_arena *arena);

// Slow path of schema_arena_allocate. NULL when the limit is reached or memory is out.
void *schema_arena_grow(schema_arena *arena, size_t size);

static inline void *schema_arena_allocate(schema_arena *arena, size_t size) {
    size_t rounded = (size + 7) & ~(size_t)7;
    if (rounded < size) return NULL;
    if (rounded > (size_t)(arena->end - arena->next)) return schema_arena_grow(arena, rounded);
    void *block = arena->next;
    arena->next += rounded;
    return block;
}

// The length of a string that protobuf-c unpacked into an arena; zero for one that was not sent.
static inline size_t schema_string_length(const char *text) {
    if (text == NULL || text == (const char *)protobuf_c_empty_string) return 0;
    size_t size;
    memcpy(&size, text - sizeof(size_t), sizeof(size_t));
    return size - 1;
}

// Copies text into the arena as NUL-terminated text. Returns NULL without memory; sets has_nul when the text holds a NUL.
static inline char *schema_arena_text(schema_arena *arena, const uint8_t *bytes, size_t count, int *has_nul) {
    char *text = (char *)schema_arena_allocate(arena, count + 1);
    if (text == NULL) return NULL;
    if (count > 0) {
        memcpy(text, bytes, count);
        *has_nul = memchr(bytes, 0, count) != NULL;
    }
    text[count] = 0;
    return text;
}

// Whether text of `count` bytes with a NUL behind it holds another one.
static inline int schema_holds_nul(const char *text, size_t count) {
    return strlen(text) != count;
}

// Walks the wire format along the descriptor: is it whole, well formed and nested at most `depth` messages deep?
schema_verdict schema_classify(
    const ProtobufCMessageDescriptor *descriptor, const uint8_t *data, size_t count, unsigned depth);

#endif
