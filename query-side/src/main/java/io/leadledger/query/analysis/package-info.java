/// How funnels do: conversion, time, cohorts and trends, computed over the read tables.
@NullMarked
package io.leadledger.query.analysis;

import org.jspecify.annotations.NullMarked;
