#ifndef ZHIYAN_CMD4C_SHIM_H
#define ZHIYAN_CMD4C_SHIM_H
#include <md4c.h>
#endif
