#pragma once

#include "fuzz-values.h"
#include "practice/vst-practice-service.h"

/**
 * FuzzService:
 *
 * A practice pool without its server: calls go in as a body and come out as an answer. It starts
 * with one user, "ada", who has paired an authenticator, trusts a device and is signed in. Its
 * clock goes on by one authenticator step a call, so that "$Totp" is always a code not used before.
 */
typedef struct
{
  VstPracticeService service;
  FuzzValues *values;
  gint64 now;
} FuzzService;

/* The process's one, put back to how it was at first. The first time takes a second. Borrowed. */
FuzzService *fuzz_service_get (void);

/*
 * Carries out @operation, signed; %FALSE if it is refused. Aborts when the answer is none that a
 * service may give.
 */
gboolean fuzz_service_call (FuzzService *self, const char *operation, const char *body, gsize size);
