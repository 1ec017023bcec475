#include "cognito/vst-pool.h"

/*
 * Regions with user pools and the partitions' suffixes: botocore's endpoints.json
 * at 0e6e2404 (1.43.67, August 2026). China has identity pools only, so far; its
 * suffix is here for the day when that changes.
 */
static const char *const known_regions[] = {
  "af-south-1",     "ap-east-1",
  "ap-east-2",      "ap-northeast-1",
  "ap-northeast-2", "ap-northeast-3",
  "ap-south-1",     "ap-south-2",
  "ap-southeast-1", "ap-southeast-2",
  "ap-southeast-3", "ap-southeast-4",
  "ap-southeast-5", "ap-southeast-6",
  "ap-southeast-7", "ca-central-1",
  "ca-west-1",      "eu-central-1",
  "eu-central-2",   "eu-north-1",
  "eu-south-1",     "eu-south-2",
  "eu-west-1",      "eu-west-2",
  "eu-west-3",      "eusc-de-east-1",
  "il-central-1",   "me-central-1",
  "me-south-1",     "mx-central-1",
  "sa-east-1",      "us-east-1",
  "us-east-2",      "us-gov-east-1",
  "us-gov-west-1",  "us-west-1",
  "us-west-2",      NULL,
};

/* The partitions that are not under amazonaws.com. */
static const struct
{
  const char *prefix;
  const char *suffix;
} partitions[] = {
  { "cn-", "amazonaws.com.cn" },    { "us-iso-", "c2s.ic.gov" },
  { "us-isob-", "sc2s.sgov.gov" },  { "eu-isoe-", "cloud.adc-e.uk" },
  { "us-isof-", "csp.hci.ic.gov" }, { "eusc-", "amazonaws.eu" },
};

const char *const *
vst_pool_get_known_regions (void)
{
  return known_regions;
}

char *
vst_pool_dup_service_endpoint (const char *region)
{
  const char *suffix = "amazonaws.com";

  g_return_val_if_fail (region != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (partitions); i++)
    {
      if (g_str_has_prefix (region, partitions[i].prefix))
        suffix = partitions[i].suffix;
    }
  return g_strdup_printf ("https://cognito-idp.%s.%s", region, suffix);
}
