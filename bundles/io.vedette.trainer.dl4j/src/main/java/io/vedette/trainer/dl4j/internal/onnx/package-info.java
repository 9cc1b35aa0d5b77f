/** Writes ONNX files; knows nothing of any training library. */
package io.vedette.trainer.dl4j.internal.onnx;
