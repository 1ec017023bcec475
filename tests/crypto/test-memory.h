#pragma once

#include <fcntl.h>
#include <glib.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * Looks for bytes in all memory that this process can write to. What is looked for is only
 * ever held masked, so that nothing but the code under test can have left it anywhere.
 */
#define TEST_MEMORY_MASK 0xa5
#define TEST_MEMORY_WINDOW (1024 * 1024)
/* Larger regions are the shadow memory of sanitizers. */
#define TEST_MEMORY_LIMIT (64ul * 1024 * 1024)

static inline gboolean
test_memory_is_at (const guint8 *p, const guint8 *masked, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      if (p[i] != (masked[i] ^ TEST_MEMORY_MASK))
        return FALSE;
    }

  return TRUE;
}

static inline guint
test_memory_count_at (const guint8 *bytes, gsize length, const guint8 *masked, gsize size)
{
  const guint8 *end = bytes + length - size + 1;
  guint found = 0;

  for (const guint8 *p = bytes; p < end; p++)
    {
      p = memchr (p, masked[0] ^ TEST_MEMORY_MASK, (gsize) (end - p));
      if (p == NULL)
        break;
      found += test_memory_is_at (p, masked, size) ? 1 : 0;
    }

  return found;
}

static inline guint
test_memory_count_in (
    int fd, guint8 *window, gulong from, gulong to, const guint8 *masked, gsize size)
{
  guint found = 0;

  while (to > from && to - from >= size)
    {
      gssize got = pread (fd, window, MIN (to - from, TEST_MEMORY_WINDOW), (off_t) from);

      if (got < (gssize) size)
        break;
      found += test_memory_count_at (window, (gsize) got, masked, size);
      from += (gulong) got - size + 1;
    }

  return found;
}

/* How often the @size bytes that @masked stands for are there. */
static inline guint
test_memory_search (const guint8 *masked, gsize size)
{
  guint8 *window =
      mmap (NULL, TEST_MEMORY_WINDOW, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  FILE *maps = fopen ("/proc/self/maps", "re");
  int fd = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  gulong own = (gulong) window;
  char line[4096];
  guint found = 0;

  g_assert_true (window != MAP_FAILED && maps != NULL && fd >= 0);
  while (fgets (line, sizeof line, maps) != NULL)
    {
      gulong from;
      gulong to;
      char access[8];

      if (sscanf (line, "%lx-%lx %4s", &from, &to, access) != 3 || access[1] != 'w'
          || to - from > TEST_MEMORY_LIMIT)
        continue;
      /* Around the window itself, which may have been joined to other memory. */
      if (from <= own && own < to)
        {
          found += test_memory_count_in (fd, window, from, own, masked, size);
          from = own + TEST_MEMORY_WINDOW;
        }
      found += test_memory_count_in (fd, window, from, to, masked, size);
    }
  close (fd);
  fclose (maps);
  munmap (window, TEST_MEMORY_WINDOW);

  return found;
}

/* A pattern that nobody else has: printable, so that it can stand for a password. */
#define TEST_MEMORY_SIZE 32

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

/*
 * How often the pattern is there, each byte XORed with @pad (as HMAC does with a key), and
 * each index with @flip (3: the words of a hash in this machine's byte order; 31: a large
 * number in it).
 */
static inline guint
test_memory_count (guint8 pad, gsize flip)
{
  guint8 masked[TEST_MEMORY_SIZE];

  for (gsize i = 0; i < TEST_MEMORY_SIZE; i++)
    masked[i ^ flip] = test_memory_byte (i) ^ pad ^ TEST_MEMORY_MASK;

  return test_memory_search (masked, sizeof masked);
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
