/* global SwaggerUIBundle */
SwaggerUIBundle({
  url: '/api/docs/openapi.json',
  dom_id: '#api',
  presets: [SwaggerUIBundle.presets.apis],
  // No validator of somebody else's, no document of another address.
  validatorUrl: null,
  queryConfigEnabled: false,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
})
