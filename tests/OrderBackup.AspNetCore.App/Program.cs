using Microsoft.Extensions.Hosting;
using OrderBackup.AspNetCore.App;

// One instance of an application, told by its arguments what to back up: started by tests that kill it.
await using var app = ShopApplication.Build(args);
await app.StartAsync();
Console.WriteLine(app.Urls.Single());
Console.Out.Flush();
await app.WaitForShutdownAsync();
