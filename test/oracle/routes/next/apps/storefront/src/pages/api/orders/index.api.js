const orders = (request, response) => {
  response.send("~~src/pages/api/orders/index.api.js#orders~~");
};

export default orders;
