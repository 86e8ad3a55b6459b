using System.Collections.Concurrent;
using System.Diagnostics;
using Gym24.Contracts;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Loading;
using Gym24.Modularity.Rehearsal;
using Microsoft.Extensions.Logging;

namespace Gym24.Modularity.Generations;

/// <summary>Starts the first generation and carries out what the administrator decides about modules.</summary>
public sealed class ModuleHost : IAsyncDisposable
{
    /// <summary>How long an old generation waits for the requests inside it, unless the school says otherwise.</summary>
    public static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(60);

    private readonly ModuleCatalogue _catalogue;
    private readonly GenerationFactory _factory;
    private readonly IGenerationRecipe _recipe;
    private readonly Gate _gate;
    private readonly Swaps _swaps;
    private readonly IRehearsal? _rehearsal;
    private readonly ILogger _log;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<string, LocalText> _lastErrors = new(StringComparer.Ordinal);
    private IReadOnlyList<Verdict> _verdicts = [];
    private IReadOnlyList<ModuleDecision> _decisions = [];

    public ModuleHost(ModuleCatalogue catalogue, ModuleLoader loader, IGenerationRecipe recipe, Gate gate, Outside outside, IRehearsal? rehearsal = null, TimeSpan? drain = null)
    {
        _catalogue = catalogue;
        _recipe = recipe;
        _factory = new GenerationFactory(outside, loader, recipe, this);
        _gate = gate;
        _swaps = new Swaps(gate, drain ?? DrainLimit, outside.Clock, outside.Logging.CreateLogger<Swaps>());
        _rehearsal = rehearsal;
        _log = outside.Logging.CreateLogger<ModuleHost>();
    }

    /// <summary>The swaps since the process started, oldest first; at most the last hundred.</summary>
    public IReadOnlyList<Swap> Swaps => _swaps.Past;

    /// <summary>Services of the running generation, for what lives outside of all of them.</summary>
    public IServiceProvider? Services => _gate.Current?.Services;

    /// <summary>Builds the first generation; a module that cannot be part of it is left out and says why.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        // Whoever wants a swap waits for the first generation.
        await _turn.WaitAsync(cancellation);
        try
        {
            _gate.Switch(await First(cancellation));
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Generation> First(CancellationToken cancellation)
    {
        _decisions = await _catalogue.Open(cancellation);
        var folders = _catalogue.Look(_decisions, new HashSet<string>());
        Generation? first = null;
        while (first is null)
        {
            var plan = Planner.Make(folders, _decisions, _verdicts);
            try
            {
                first = await _factory.Build(plan.Active, cancellation);
            }
            catch (ModuleFault fault) when (!_recipe.Unavailable(fault))
            {
                Judge(fault, plan);
            }
            catch (Exception e) when (plan.Active.Count > 0 && e is not OperationCanceledException && !_recipe.Unavailable(e))
            {
                // Nobody knows whose fault it was: the host comes up alone, so that somebody can read why.
                _log.LogCritical(e, "The generation could not be built with its modules");
                _verdicts = [.. _verdicts, .. plan.Active.Select(f => new Verdict(f.Id, f.Hash, ModuleState.Faulted, Said.Of("Swap.Host", e.Message)))];
            }
        }
        return first;
    }

    public Task<SwapResult> Enable(string id, CancellationToken cancellation) => Apart(() => Decide(id, on: true, cancellation));

    public Task<SwapResult> Disable(string id, CancellationToken cancellation) => Apart(() => Decide(id, on: false, cancellation));

    /// <summary>Accepts the files that lie in the module's folder now in place of those in use.</summary>
    public Task<SwapResult> Upgrade(string id, CancellationToken cancellation) => Apart(() => Decide(id, on: null, cancellation));

    /// <summary>What holds for a module here.</summary>
    public ModuleDecision? DecisionOf(string id) => _decisions.FirstOrDefault(d => d.Id == id);

    /// <summary>Whether a decision made on another host asks for a swap here. Files that do not lie here yet cannot be followed.</summary>
    public bool MustFollow(ModuleDecision made) => Following(made) is not null;

    /// <summary>Does what was decided on another host. It was rehearsed there.</summary>
    public Task<SwapResult> Follow(ModuleDecision made, CancellationToken cancellation) =>
        Apart(() => Following(made) is { } step ? Decide(made.Id, step == Step.Accept ? null : step == Step.On, cancellation, rehearsed: true)
            : Task.FromResult(SwapResult.Done));

    private enum Step
    {
        On,
        Off,
        Accept,
    }

    private Step? Following(ModuleDecision made)
    {
        var own = DecisionOf(made.Id);
        if (!made.Enabled)
            return own is { Enabled: true } ? Step.Off : null;
        if (own is { Enabled: true } && own.Hash == made.Hash)
            return null;
        var row = Planner.Make(_catalogue.Look(_decisions, Running(_gate.Current)), _decisions, _verdicts).All
            .FirstOrDefault(p => p.Folder.Id == made.Id && p.Folder.Manifest is not null && p.Folder.Refusal is null);
        if (own is not { Enabled: true })
            return row is null ? null : Step.On;
        return row?.Newer?.Hash == made.Hash ? Step.Accept : null;
    }

    /// <summary>Every folder and what became of it, as of now.</summary>
    public IReadOnlyList<ModuleStatus> Status()
    {
        var running = _gate.Current;
        var folders = _catalogue.Look(_decisions, Running(running));
        return StatusList.Make(Planner.Make(folders, _decisions, _verdicts), _decisions, running, _lastErrors);
    }

    /// <summary>Waits until requests have left all old generations.</summary>
    public Task Quiet() => _swaps.Quiet();

    public async ValueTask DisposeAsync()
    {
        await Quiet();
        if (_gate.Switch(null) is { } last)
            await last.DisposeAsync();
        _turn.Dispose();
    }

    /// <summary>
    /// Away from the request that asked for it: pages looked at on the way would take that request's context for their own and leave it without one,
    /// and what starts in the next generation would carry it along.
    /// </summary>
    private static Task<SwapResult> Apart(Func<Task<SwapResult>> work)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(work);
    }

    private async Task<SwapResult> Decide(string id, bool? on, CancellationToken cancellation, bool rehearsed = false)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var folders = _catalogue.Look(_decisions, Running(_gate.Current));
            var before = Planner.Make(folders, _decisions, _verdicts);
            var row = before.All.FirstOrDefault(p => p.Folder.Id == id && p.Folder.Manifest is not null && p.Folder.Refusal is null);
            if (row is null)
                return Fail(id, before.All.FirstOrDefault(p => p.Folder.Id == id)?.Reason ?? Said.Of("Swap.Unknown", id));
            var folder = on is null ? row.Newer : row.Folder;
            if (folder is null)
                return new SwapResult(Said.Of("Swap.NotNewer", id));
            var decision = new ModuleDecision(id, on ?? true, folder.Hash, folder.Manifest!.Version);
            var tried = _verdicts.Where(v => v.Id != id).ToList();
            var plan = Planner.Make(folders, [.. _decisions.Where(d => d.Id != id), decision], tried);
            if (on != false && plan.All.First(p => p.Folder == folder) is { State: not ModuleState.Active } kept)
                return Fail(id, kept.Reason ?? Said.Of("Plan.NotActive", id));
            return await Carry(decision, plan, tried, rehearsed ? null : _rehearsal, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<SwapResult> Carry(ModuleDecision decision, Plan plan, IReadOnlyList<Verdict> verdicts, IRehearsal? rehearsal, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        Generation? next = null;
        try
        {
            if (decision.Enabled && rehearsal is not null && await rehearsal.Try(decision.Id, plan.Active, cancellation) is { Passed: false } failed)
                throw new ModuleFault(failed.Module, failed.State, failed.Reason!);
            _swaps.Settle();
            next = await _factory.Build(plan.Active, cancellation);
            await Check(next, cancellation);
            await _catalogue.Decide([decision], cancellation);
            _verdicts = verdicts;
            _decisions = [.. _decisions.Where(d => d.Id != decision.Id), decision];
            _lastErrors.TryRemove(decision.Id, out _);
            _swaps.Switch(next, since.Elapsed);
            _log.LogInformation("Generation {Number} took over: {Module} {Change}", next.Number, decision.Id, decision.Enabled ? decision.Version : "off");
            return SwapResult.Done;
        }
        catch (Exception e)
        {
            if (next is not null)
                await next.DisposeAsync();
            if (e is OperationCanceledException)
                throw;
            if (e is ModuleFault fault && _gate.Current?.Runs.ContainsKey(fault.Module) != true)
                Judge(fault, plan);
            _log.LogError(e, "The swap for {Module} was abandoned", decision.Id);
            return Fail(decision.Id, e is ModuleFault { Reason: var reason } ? reason : Said.Of("Swap.Host", e.Message));
        }
    }

    private static async Task Check(Generation next, CancellationToken cancellation)
    {
        const string Address = "/health/live";
        var (status, _, _) = await new Probe(next.Door).Get(Address, cancellation);
        if (status != 200)
            throw new InvalidOperationException(Said.Of("Swap.Check", Address, status).ToString());
    }

    private void Judge(ModuleFault fault, Plan plan)
    {
        _log.LogError(fault, "Module {Module} stays out", fault.Module);
        var hash = plan.Active.First(f => f.Id == fault.Module).Hash;
        _verdicts = [.. _verdicts.Where(v => v.Id != fault.Module), new Verdict(fault.Module, hash, fault.State, fault.Reason)];
    }

    private SwapResult Fail(string id, LocalText reason)
    {
        _lastErrors[id] = reason;
        return new SwapResult(reason);
    }

    private static HashSet<string> Running(Generation? generation) => [.. generation?.Modules.Select(m => m.Id) ?? []];
}
