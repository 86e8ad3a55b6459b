using Gym24.Contracts;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Generations;
using Gym24.Modularity.Loading;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Modularity.Rehearsal;

/// <summary>The child process's side: builds the generation on invented data and looks at everything the module shows.</summary>
public sealed class Stage(Outside outside, ShadowCopy copies, IGenerationRecipe recipe)
{
    public async Task<RehearsalReport> Rehearse(string module, IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        var judge = new FolderJudge();
        var plan = folders.Select(f => judge.Read(Path.GetFullPath(f), ModuleOrigin.Accepted)).ToArray();
        try
        {
            if (plan.FirstOrDefault(f => f.Refusal is not null) is { } refused)
                return RehearsalReport.Fail(refused.Id, ModuleState.Refused, refused.Refusal!);
            // Not disposed: the process ends anyway, and a module that hangs would hold it up.
            var generation = await new GenerationFactory(outside, new ModuleLoader(copies), new RehearsedRecipe(recipe, module)).Build(plan, cancellation);
            var failure = await Services(generation, module) ?? await new Tour(generation, recipe, module).Failure(cancellation);
            return failure is null ? RehearsalReport.Pass(module) : RehearsalReport.Fail(module, ModuleState.Faulted, failure);
        }
        catch (ModuleFault fault)
        {
            return RehearsalReport.Fail(fault.Module, fault.State, fault.Reason);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return RehearsalReport.Fail(module, ModuleState.Faulted, Said.Of("Swap.Host", e.Message));
        }
    }

    /// <summary>What the module registered can be made.</summary>
    private static async Task<LocalText?> Services(Generation generation, string module)
    {
        await using var scope = generation.Services.CreateAsyncScope();
        foreach (var service in generation.Runs[module].Services)
        {
            try
            {
                _ = scope.ServiceProvider.GetServices(service).Count();
            }
            catch (Exception e)
            {
                return Said.Of("Rehearsal.Service", service.Name, e.Message);
            }
        }
        return null;
    }
}
