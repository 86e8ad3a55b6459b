using MediatR;

namespace Gym24.Contracts.Data;

/// <summary>Second in the pipeline: what the request itself can tell is wrong with it.</summary>
internal sealed class Validate<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse> where TRequest : notnull
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellation, RequestHandlerDelegate<TResponse> next)
    {
        if (request is IValidated validated)
        {
            var faults = new Faults();
            validated.Validate(faults);
            faults.ThrowIfAny();
        }
        return next();
    }
}
