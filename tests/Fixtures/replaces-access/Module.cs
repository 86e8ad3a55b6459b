namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) => module.Services.AddScoped<ICaller, Everybody>();

    private sealed class Everybody : ICaller
    {
        public bool IsSignedIn => true;
        public Guid? UserId => Guid.Empty;
        public Guid? PersonId => null;
        public string DisplayName => "";
        public System.Collections.Generic.IReadOnlyCollection<string> Roles => ["administrator"];
        public System.Collections.Generic.IReadOnlyCollection<string> Partners => [];
        public Scope ScopeOf(string permission) => Scope.All;
        public ValueTask<Reach> ReachOf(string permission, CancellationToken cancellation = default) => new(Reach.All);
    }
}
