" For ALE, where it is installed.

call zhiyan#ale#Define('markdown')
