using DigitalTrade.Access.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddAccessWeb();
var app = builder.Build().MapAccess();
return await app.RunAccessAsync();
