using Gym24.Contracts.Access;
using Gym24.People.Import.Work;
using MediatR;

namespace Gym24.People.Import.RunImport;

/// <summary>Goes on with an import while the person waits, for a number of steps at most; the job takes what is left.</summary>
[Requires(Permissions.Import)]
internal sealed record RunImport(Guid Id, int Steps = RunImport.SmallLines) : IRequest<bool>
{
    /// <summary>A file up to this many lines is through while the person waits.</summary>
    public const int SmallLines = 3000;
}

internal sealed class RunImportHandler(ImportWork work) : IRequestHandler<RunImport, bool>
{
    public async Task<bool> Handle(RunImport request, CancellationToken cancellation)
    {
        var more = true;
        for (var step = 0; more && step < request.Steps; step++)
            more = await work.Step(request.Id, cancellation);
        return !more;
    }
}
