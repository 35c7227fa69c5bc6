import '@shop/web';
