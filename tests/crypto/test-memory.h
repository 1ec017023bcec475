#pragma once

#include <fcntl.h>
#include <glib.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * Looks for a pattern in all memory that this process can write to. The pattern is never
 * written out: byte i is made by test_memory_byte() on the fly, so that nothing but the
 * code under test can have left it anywhere.
 */
#define TEST_MEMORY_SIZE 32
#define TEST_MEMORY_WINDOW (1024 * 1024)
/* Larger regions are the shadow memory of sanitizers. */
#define TEST_MEMORY_LIMIT (64ul * 1024 * 1024)

/* A printable byte of a text that nobody else has. */
static inline guint8
test_memory_byte (gsize i)
{
  return (guint8) ('!' + ((i * 37 + 11) ^ (i << 3)) % 90);
}

static inline void
test_memory_fill (void *bytes)
{
  for (gsize i = 0; i < TEST_MEMORY_SIZE; i++)
    ((volatile guint8 *) bytes)[i] = test_memory_byte (i);
}

static inline gboolean
test_memory_is_at (const guint8 *p, guint8 pad, gsize flip)
{
  for (gsize i = 0; i < TEST_MEMORY_SIZE; i++)
    {
      if (p[i ^ flip] != (test_memory_byte (i) ^ pad))
        return FALSE;
    }

  return TRUE;
}

static inline guint
test_memory_count_at (const guint8 *bytes, gsize size, guint8 pad, gsize flip)
{
  const guint8 *end = bytes + size - TEST_MEMORY_SIZE + 1;
  guint found = 0;

  for (const guint8 *p = bytes; p < end; p++)
    {
      p = memchr (p, test_memory_byte (flip) ^ pad, (gsize) (end - p));
      if (p == NULL)
        break;
      found += test_memory_is_at (p, pad, flip) ? 1 : 0;
    }

  return found;
}

static inline guint
test_memory_count_in (int fd, guint8 *window, gulong from, gulong to, guint8 pad, gsize flip)
{
  guint found = 0;

  while (to > from && to - from >= TEST_MEMORY_SIZE)
    {
      gssize got = pread (fd, window, MIN (to - from, TEST_MEMORY_WINDOW), (off_t) from);

      if (got < TEST_MEMORY_SIZE)
        break;
      found += test_memory_count_at (window, (gsize) got, pad, flip);
      from += (gulong) got - TEST_MEMORY_SIZE + 1;
    }

  return found;
}

/*
 * How often the pattern is there, each byte XORed with @pad (as HMAC does with a key), and
 * each index with @flip (3: the words of a hash in this machine's byte order).
 */
static inline guint
test_memory_count (guint8 pad, gsize flip)
{
  guint8 *window =
      mmap (NULL, TEST_MEMORY_WINDOW, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  FILE *maps = fopen ("/proc/self/maps", "re");
  int fd = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  char line[4096];
  guint found = 0;

  g_assert_true (window != MAP_FAILED && maps != NULL && fd >= 0);
  while (fgets (line, sizeof line, maps) != NULL)
    {
      gulong from;
      gulong to;
      gulong start;
      char access[8];

      if (sscanf (line, "%lx-%lx %4s", &from, &to, access) != 3 || access[1] != 'w'
          || to - from > TEST_MEMORY_LIMIT)
        continue;
      /* Around the window itself, which may have been joined to other memory. */
      start = (gulong) window;
      if (from <= start && start < to)
        {
          found += test_memory_count_in (fd, window, from, start, pad, flip);
          from = start + TEST_MEMORY_WINDOW;
        }
      found += test_memory_count_in (fd, window, from, to, pad, flip);
    }
  close (fd);
  fclose (maps);
  munmap (window, TEST_MEMORY_WINDOW);

  return found;
}

/*
 * To be called first. With MALLOC_PERTURB_ the C library would do the wiping for us. And a
 * function that is bound at its first call has all registers saved on the stack there, with
 * whatever memcpy() has left in them: bind those of the scanner before there is a secret.
 */
static inline void
test_memory_prepare (void)
{
  mallopt (M_PERTURB, 0);
  test_memory_count (0, 0);
}
