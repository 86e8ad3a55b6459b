namespace Fixture;

public sealed class Module : IModule
{
    public void Register(IModuleBuilder module) =>
        module.Services.AddSingleton(new SlotPanel(Slots.Partner, typeof(ThrowingPanel), "panel-throws.see", subject => subject == "panel-partner"));
}

public sealed class ThrowingPanel : ComponentBase
{
    [Parameter] public string Subject { get; set; } = "";

    protected override void OnInitialized() => throw new InvalidOperationException("The panel broke on " + Subject + ".");
}
