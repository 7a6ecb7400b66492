using FurnitureOrders;
using FurnitureOrders.Web;

return args switch
{
    ["create", ..] => await CreateCommand.RunAsync(args),
    ["hash-password"] => HashPasswordCommand.Run(),
    ["web", .. var settings] => await OrderSite.RunAsync(settings),
    [] or [['-', ..], ..] => await OrderSite.RunAsync(args),
    _ => Usage.Refuse(),
};
