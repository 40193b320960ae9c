declare module 'libheif-js/wasm-bundle.js' {
  const libheif: { readonly HeifDecoder: new () => { decode(bytes: Uint8Array): [] } };
  export default libheif;
}
