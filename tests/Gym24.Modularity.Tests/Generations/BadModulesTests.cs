using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Tests.Generations;

/// <summary>One host, every deliberately bad module at once: each ends in its state with its reason, and the rest works.</summary>
public sealed class BadModulesTests(BadModulesTests.Crowd crowd) : IClassFixture<BadModulesTests.Crowd>
{
    [Theory]
    [InlineData("other-contracts", ModuleState.Refused, "[5.0, 6.0)")]
    [InlineData("same-assembly", ModuleState.Refused, "Fixture.plain")]
    [InlineData("throws-at-start", ModuleState.Faulted, "The device is not connected.")]
    [InlineData("throws-at-register", ModuleState.Faulted, "Not on this day.")]
    [InlineData("never-starts", ModuleState.Faulted, "не ответил за 10 с")]
    [InlineData("needs-missing", ModuleState.SetAside, "nowhere")]
    [InlineData("circle-one", ModuleState.Refused, "circle-one → circle-two → circle-one")]
    [InlineData("circle-two", ModuleState.Refused, "circle-two → circle-one → circle-two")]
    [InlineData("ships-contracts", ModuleState.Refused, "Gym24.Contracts.dll")]
    [InlineData("ships-mediator", ModuleState.Refused, "MediatR.dll")]
    [InlineData("replaces-access", ModuleState.Refused, "ICaller")]
    [InlineData("own-job", ModuleState.Refused, "Loop")]
    [InlineData("open-page", ModuleState.Refused, "OpenPage")]
    [InlineData("open-job", ModuleState.Refused, "OpenJob")]
    [InlineData("open-endpoint", ModuleState.Refused, "/api/v1/open-endpoint")]
    [InlineData("unknown-permission", ModuleState.Refused, "unknown-permission.see")]
    [InlineData("taken-address", ModuleState.Refused, "/calendar")]
    [InlineData("broken-manifest", ModuleState.Refused, "строка 4")]
    [InlineData("wrong-manifest", ModuleState.Refused, "строка 5, «colour»")]
    [InlineData("empty-file", ModuleState.Refused, "Fixture.empty-file.dll пуст")]
    [InlineData("other-machine", ModuleState.Refused, "собран для")]
    [InlineData("too-new", ModuleState.Refused, "Microsoft.Extensions.Options версии 99.0.0.0")]
    public void Bad_module_ends_in_its_state_with_its_reason(string id, ModuleState state, string reason)
    {
        var row = crowd.School.Status(id);

        Assert.Equal(state, row.State);
        Assert.Contains(reason, row.Reason!.Ru, StringComparison.Ordinal);
        Assert.NotEqual(row.Reason.Ru, row.Reason.En);
    }

    [Fact]
    public void Second_folder_with_a_taken_id_is_refused_and_the_first_works()
    {
        var rows = crowd.School.Modules.Status().Where(s => s.Id == "plain").ToArray();

        Assert.Equal(ModuleState.Active, rows.Single(r => r.Folder.EndsWith("plain", StringComparison.Ordinal)).State);
        Assert.Equal(ModuleState.Refused, rows.Single(r => r.Folder.EndsWith("same-id", StringComparison.Ordinal)).State);
    }

    [Theory]
    [InlineData("full-module")]
    [InlineData("tile-throws")]
    [InlineData("tile-hangs")]
    public void Rest_is_active(string id) => Assert.Equal(ModuleState.Active, crowd.School.Status(id).State);

    [Fact]
    public async Task Rest_works()
    {
        var facts = await crowd.School.Client.GetStringAsync(new Uri("/api/v1/full-module/edition", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("""{"edition":1,"listed":2,"english":"Full module"}""", facts);
        Assert.Equal("true", await crowd.School.Client.GetStringAsync(new Uri("/api/v1/full-module/started", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("ok", await crowd.School.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("served from the shadow copy", (await crowd.School.Client.GetStringAsync(
            new Uri("/_content/Gym24.FullModule/full.txt", UriKind.Relative), TestContext.Current.CancellationToken)).Trim());
    }

    [Fact]
    public void Good_module_says_what_it_brings()
    {
        var row = crowd.School.Status("full-module");

        Assert.Equal(["/full-module", "/full-module/{Row}"], row.Contributions.Pages);
        Assert.Equal(["FullTile"], row.Contributions.Tiles);
        Assert.Equal(["/full-module"], row.Contributions.Navigation);
        Assert.Equal(4, row.Contributions.Endpoints.Count);
        Assert.Equal(["full-module.see"], row.Contributions.Permissions);
        Assert.True(row.Startup > TimeSpan.Zero);
    }

    public sealed class Crowd : IAsyncLifetime
    {
        internal School School { get; } = new();

        public async ValueTask InitializeAsync()
        {
            School.With(Directory.EnumerateDirectories(School.Fixtures).Select(f => Path.GetFileName(f)).Where(f => f != "full-module-2"));
            await School.Start();
        }

        public ValueTask DisposeAsync() => School.DisposeAsync();
    }
}
