"""AWS's SDK for Python."""

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError
from refused import Refused
from srp import Srp


class Boto3:
    """Made for the practice pool that told `facts`."""

    def __init__(self, facts, _home, secret=None):
        self.srp = Srp()
        self.client = boto3.client(
            'cognito-idp', endpoint_url=facts['endpoint'], region_name=facts['region'],
            aws_access_key_id=facts['accessKeyId'],
            aws_secret_access_key=secret or facts['secretAccessKey'],
            config=Config(retries={'total_max_attempts': 1}, proxies={}))

    def call(self, operation, **members):
        try:
            answer = getattr(self.client, xform_name(operation))(**members)
        except ClientError as error:
            told = error.response['Error']
            raise Refused(told['Code'], told['Message']) from None
        answer.pop('ResponseMetadata')
        return answer

    def all_users(self, pool, page):
        """Every user, by pages that the client itself puts together."""
        pages = self.client.get_paginator('list_users').paginate(
            UserPoolId=pool, PaginationConfig={'PageSize': page})
        return [user for answer in pages for user in answer['Users']]

    def close(self):
        self.client.close()
