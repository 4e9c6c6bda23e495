class Manager {}
export = Manager;
