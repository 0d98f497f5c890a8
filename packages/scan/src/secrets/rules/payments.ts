import { rule, type SecretRule } from '../secret-rule.ts'

/** Keys of payment, bank, shop and shipping services. */
export const PAYMENT_RULES: readonly SecretRule[] = [
  rule(
    ['stripe-secret-key', 'Stripe secret key'],
    'sk_live_ sk_test_ sk_prod_',
    /sk_(?:live|test|prod)_[A-Za-z0-9]{10,250}/y,
  ),
  rule(
    ['stripe-restricted-key', 'Stripe restricted key'],
    'rk_live_ rk_test_ rk_prod_',
    /rk_(?:live|test|prod)_[A-Za-z0-9]{10,250}/y,
  ),
  rule(['webhook-signing-secret', 'Webhook signing secret'], 'whsec_', /whsec_[A-Za-z0-9+/=]{24,100}/y),
  rule(['square-access-token', 'Square access token'], 'eaaa', /EAAA[\w-]{22,60}/y, { score: 0.9 }),
  rule(
    ['square-oauth-secret', 'Square OAuth secret'],
    'sq0atp- sq0csp- sq0idp-',
    /sq0(?:atp-[\w-]{22}|csp-[\w-]{43}|idp-[\w-]{22})/y,
  ),
  rule(
    ['paypal-braintree-token', 'PayPal Braintree access token'],
    'access_token$',
    /access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}/y,
  ),
  rule(['flutterwave-key', 'Flutterwave key'], 'flwseck flwpubk', /FLW(?:SECK|PUBK)(?:_TEST)?-[0-9a-zA-Z]{12,34}-X/y),
  rule(
    ['adyen-api-key', 'Adyen API key'],
    'aqe',
    /AQE[a-z][A-Za-z0-9+/]{40,120}={0,2}-[A-Za-z0-9+/=]{40,60}-[^\s"'`]{10,30}/y,
  ),
  rule(
    ['plaid-access-token', 'Plaid access token'],
    'access-sandbox- access-development- access-production-',
    /access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/y,
  ),
  rule(['razorpay-key', 'Razorpay key'], 'rzp_live_ rzp_test_', /rzp_(?:live|test)_[A-Za-z0-9]{14,24}/y),
  rule(
    ['shopify-token', 'Shopify token'],
    'shpat_ shpca_ shppa_ shpss_ shpua_ shprt_',
    /shp(?:at|ca|pa|ss|ua|rt)_[0-9a-fA-F]{32}/y,
  ),
  rule(['easypost-key', 'EasyPost API key'], 'ezak eztk', /EZ[AT]K[A-Za-z0-9]{54}/y),
  rule(
    ['payment-live-key', 'Key of a payment service (live_, test_)'],
    'live_ test_ sandbox_',
    /(?:live|test|sandbox)_[A-Za-z0-9_-]{28,48}/y,
    { score: 0.8 },
  ),
  rule(['duffel-token', 'Duffel token'], 'duffel_live_ duffel_test_', /duffel_(?:test|live)_[\w=-]{43}/y),
  rule(['shippo-token', 'Shippo token'], 'shippo_live_ shippo_test_', /shippo_(?:live|test)_[0-9a-f]{40}/y),
  rule(['midtrans-key', 'Midtrans server key'], 'mid-server-', /(?:SB-)?Mid-server-[\w-]{20,40}/y, { back: 3 }),
  rule(
    ['xendit-key', 'Xendit key'],
    'xnd_development_ xnd_production_',
    /xnd_(?:development|production)_[A-Za-z0-9]{20,80}/y,
  ),
  rule(['checkout-secret-key', 'Checkout.com secret key'], 'sk_sbox_', /sk_sbox_[a-z0-9*#$=]{20,40}/y),
  rule(
    ['mercadopago-token', 'Mercado Pago access token'],
    'app_usr-',
    /APP_USR-\d{10,20}-\d{6}-[0-9a-f]{32}-\d{6,12}/y,
  ),
  rule(
    ['paddle-key', 'Paddle API key'],
    'pdl_live_ pdl_sdbx_',
    /pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/y,
  ),
  rule(
    ['polar-key', 'Polar access token'],
    'polar_oat_ polar_pat_ polar_whs_',
    /polar_(?:oat|pat|whs)_[A-Za-z0-9]{30,60}/y,
  ),
  rule(['brex-token', 'Brex token'], 'bxt_', /bxt_[A-Za-z0-9]{30,60}/y),
  rule(
    ['coinbase-key', 'Coinbase developer key'],
    'organizations/',
    /organizations\/[0-9a-f-]{36}\/apiKeys\/[0-9a-f-]{36}/y,
    { score: 0.8 },
  ),
]
