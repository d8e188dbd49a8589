#pragma once

#include <dlfcn.h>
#include <gdal/cpl_conv.h>
#include <gdal/cpl_error.h>
#include <gdal/cpl_vsi.h>
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>

/* GDAL brings more than a hundred shared objects. Linked, they would make every command wait some 50 ms; so the library is
   opened when the first file is imported. The types come from its own headers. */
#define CGDAL_FUNCTIONS(USE) \
  USE(CPLSetErrorHandler) \
  USE(VSIFileFromMemBuffer) \
  USE(VSIUnlink) \
  USE(VSIFCloseL) \
  USE(GDALAllRegister) \
  USE(GDALVersionInfo) \
  USE(GDALOpenEx) \
  USE(GDALClose) \
  USE(GDALGetDatasetDriver) \
  USE(GDALGetDriverShortName) \
  USE(GDALDatasetGetLayerCount) \
  USE(GDALDatasetGetLayer) \
  USE(GDALDatasetResetReading) \
  USE(GDALDatasetGetNextFeature) \
  USE(OGR_L_GetName) \
  USE(OGR_L_GetLayerDefn) \
  USE(OGR_L_GetSpatialRef) \
  USE(OGR_L_ResetReading) \
  USE(OGR_L_GetNextFeature) \
  USE(OGR_FD_GetFieldCount) \
  USE(OGR_FD_GetFieldDefn) \
  USE(OGR_FD_GetName) \
  USE(OGR_Fld_GetNameRef) \
  USE(OGR_F_GetDefnRef) \
  USE(OGR_F_GetFID) \
  USE(OGR_F_IsFieldSetAndNotNull) \
  USE(OGR_F_GetFieldAsString) \
  USE(OGR_F_GetGeometryRef) \
  USE(OGR_F_Destroy) \
  USE(OGR_G_GetGeometryType) \
  USE(OGR_G_GetGeometryCount) \
  USE(OGR_G_GetGeometryRef) \
  USE(OGR_G_GetPointCount) \
  USE(OGR_G_GetX) \
  USE(OGR_G_GetY) \
  USE(OGR_G_GetLinearGeometry) \
  USE(OGR_G_DestroyGeometry) \
  USE(OGR_GT_Flatten) \
  USE(GDALGetRasterXSize) \
  USE(GDALGetRasterYSize) \
  USE(GDALGetRasterCount) \
  USE(GDALGetGeoTransform) \
  USE(GDALGetSpatialRef) \
  USE(GDALGetRasterBand) \
  USE(GDALGetRasterNoDataValue) \
  USE(GDALGetRasterScale) \
  USE(GDALGetRasterOffset) \
  USE(GDALRasterIO) \
  USE(OSRNewSpatialReference) \
  USE(OSRDestroySpatialReference) \
  USE(OSRImportFromEPSG) \
  USE(OSRSetFromUserInput) \
  USE(OSRClone) \
  USE(OSRSetAxisMappingStrategy) \
  USE(OSRGetAuthorityName) \
  USE(OSRGetAuthorityCode) \
  USE(OSRGetName) \
  USE(OSRIsProjected) \
  USE(OCTNewCoordinateTransformation) \
  USE(OCTGetInverse) \
  USE(OCTDestroyCoordinateTransformation) \
  USE(OCTTransformEx)

#define CGDAL_FIELD(name) __typeof__(&name) name;
#define CGDAL_FIND(name) functions->name = (__typeof__(&name))dlsym(library, #name); if (!functions->name) return #name;

typedef struct {
  CGDAL_FUNCTIONS(CGDAL_FIELD)
} cgdal_functions;

/* Opens the library. Returns NULL, or what is missing: the library or the function an older one lacks. */
static inline const char *cgdal_open(cgdal_functions *functions) {
  static const char *const names[] = {"libgdal.so", "libgdal.so.37", "libgdal.so.36", "libgdal.so.35", "libgdal.so.34",
                                      "libgdal.so.33", "libgdal.so.32", "libgdal.so.31", "libgdal.so.30"};
  void *library = 0;
  for (unsigned long i = 0; !library && i < sizeof names / sizeof *names; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) return "libgdal.so";
  CGDAL_FUNCTIONS(CGDAL_FIND)
  return 0;
}
