// The evaluator has an Answer too, which the desk may see: here the word means what goes over the wire.
global using Answer = DigitalTrade.Access.Web.Http.Answer;
