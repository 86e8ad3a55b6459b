namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module)
    {
    }

    public void Map(IEndpointRouteBuilder api) => api.MapGet("/open-endpoint", () => "everything");
}
