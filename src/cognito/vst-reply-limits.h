#pragma once

/*
 * Bytes and items that an answer may have. The model's limits, with room to
 * spare: the service has raised some of them without a word.
 */
#define VST_REPLY_MAX_NAME 512           /* names of users and attributes, IDs, enumerations */
#define VST_REPLY_MAX_VALUE (16 * 1024)  /* attribute values: 2,048 characters by the model */
#define VST_REPLY_MAX_SESSION (8 * 1024) /* 2,048 by the model */
/* One or two thousand bytes are usual; a trigger may add claims. */
#define VST_REPLY_MAX_TOKEN (64 * 1024)
#define VST_REPLY_MAX_KEY 512        /* a TOTP key: 52 characters are usual */
#define VST_REPLY_MAX_ATTRIBUTES 256 /* 50 custom ones and some twenty standard ones */
#define VST_REPLY_MAX_LIST 64        /* login flows, challenges */
#define VST_REPLY_MAX_PAGE 128       /* users, pools, clients, devices: 60 were asked for */
#define VST_REPLY_MAX_PAGE_TOKEN (128 * 1024)
