console.log('cards');
debugger;
