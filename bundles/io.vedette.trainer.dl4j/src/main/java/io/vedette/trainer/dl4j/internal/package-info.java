/** Trainer: patch classifier in Deeplearning4j. */
package io.vedette.trainer.dl4j.internal;
