/** Model engine: ONNX Runtime. */
package io.vedette.engine.onnx.internal;
