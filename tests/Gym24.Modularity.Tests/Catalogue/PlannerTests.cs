using Gym24.Contracts.Modules;
using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Tests.Catalogue;

public sealed class PlannerTests
{
    [Fact]
    public void Modules_come_in_the_order_of_their_dependencies()
    {
        var plan = Make([Folder("a", needs: ["c"]), Folder("b"), Folder("c", needs: ["b"])], On("a", "b", "c"));

        Assert.Equal(["b", "c", "a"], plan.Active.Select(f => f.Id));
    }

    [Fact]
    public void What_nobody_decided_about_is_found_and_what_was_switched_off_is_disabled()
    {
        var plan = Make([Folder("a"), Folder("b")], [new ModuleDecision("b", Enabled: false, "b1", "1.0.0")]);

        Assert.Equal(ModuleState.Found, State(plan, "a"));
        Assert.Equal(ModuleState.Disabled, State(plan, "b"));
    }

    [Fact]
    public void Who_needs_a_missing_or_inactive_module_is_set_aside_and_so_is_who_needs_that_one()
    {
        var plan = Make([Folder("a", needs: ["b"]), Folder("b", needs: ["gone"]), Folder("c", needs: ["off"]), Folder("off")],
            [.. On("a", "b", "c"), new ModuleDecision("off", Enabled: false, "off1", "1.0.0")]);

        Assert.Empty(plan.Active);
        Assert.All(new[] { "a", "b", "c" }, id => Assert.Equal(ModuleState.SetAside, State(plan, id)));
        Assert.Contains("gone", Reason(plan, "b"), StringComparison.Ordinal);
        Assert.Contains("off", Reason(plan, "c"), StringComparison.Ordinal);
    }

    [Fact]
    public void Circle_is_refused_and_spelled_out_but_who_only_leans_on_it_waits()
    {
        var plan = Make([Folder("a", needs: ["b"]), Folder("b", needs: ["c"]), Folder("c", needs: ["a"]), Folder("d", needs: ["a"])], On("a", "b", "c", "d"));

        Assert.Equal(ModuleState.Refused, State(plan, "a"));
        Assert.Contains("a → b → c → a", Reason(plan, "a"), StringComparison.Ordinal);
        Assert.Equal(ModuleState.SetAside, State(plan, "d"));
    }

    [Fact]
    public void Second_folder_with_the_same_id_is_refused_or_offered_as_an_upgrade()
    {
        var same = Make([Folder("a"), Folder("a", hash: "a2", path: "/m/copy")], On("a"));
        var newer = Make([Folder("a"), Folder("a", hash: "a2", path: "/m/copy", version: "1.1.0")], On("a"));
        var upgraded = Make([Folder("a"), Folder("a", hash: "a2", path: "/m/copy", version: "1.1.0")], [new ModuleDecision("a", true, "a2", "1.1.0")]);

        Assert.Equal(ModuleState.Refused, same.All.Single(p => p.Folder.Hash == "a2").State);
        Assert.Equal("1.1.0", newer.All.Single().Newer!.Manifest!.Version);
        Assert.Equal("a2", upgraded.Active.Single().Hash);
        Assert.Equal(ModuleState.SetAside, upgraded.All.Single(p => p.Folder.Hash == "a1").State);
    }

    [Fact]
    public void Files_that_changed_after_the_decision_wait_for_another_one()
    {
        var plan = Make([Folder("a", hash: "other")], On("a"));

        Assert.Empty(plan.Active);
        Assert.Equal(ModuleState.Found, State(plan, "a"));
        Assert.NotEmpty(Reason(plan, "a"));
    }

    [Fact]
    public void Accepted_copy_goes_on_while_other_files_lie_in_the_folder()
    {
        var plan = Make([Folder("a", hash: "other"), Folder("a", path: "/cache/a1", origin: ModuleOrigin.Accepted)], On("a"));

        Assert.Equal("a1", plan.Active.Single().Hash);
        Assert.Equal("other", plan.All.Single().Newer!.Hash);
    }

    [Fact]
    public void Failure_keeps_exactly_these_contents_out()
    {
        var verdict = new Verdict("a", "a1", ModuleState.Faulted, "упал");

        Assert.Equal(ModuleState.Faulted, State(Planner.Make([Folder("a")], On("a"), [verdict]), "a"));
        Assert.Single(Planner.Make([Folder("a", hash: "a2")], [new ModuleDecision("a", true, "a2", "1.0.0")], [verdict]).Active);
    }

    private static Plan Make(IReadOnlyList<ModuleFolder> folders, IReadOnlyList<ModuleDecision> decisions) => Planner.Make(folders, decisions, []);

    private static ModuleState State(Plan plan, string id) => plan.All.Single(p => p.Folder.Id == id).State;

    private static string Reason(Plan plan, string id) => plan.All.Single(p => p.Folder.Id == id).Reason?.Ru ?? "";

    private static ModuleDecision[] On(params string[] ids) => [.. ids.Select(id => new ModuleDecision(id, true, id + "1", "1.0.0"))];

    private static ModuleFolder Folder(string id, string[]? needs = null, string? hash = null, string? path = null, string version = "1.0.0", ModuleOrigin origin = ModuleOrigin.Shipped) =>
        new(path ?? "/m/" + id, origin, hash ?? id + "1",
            new ModuleManifest { Id = id, Title = id, Version = version, Contracts = "[0.1, 1.0)", DependsOn = needs ?? [] }, "Assembly." + id, null);
}
