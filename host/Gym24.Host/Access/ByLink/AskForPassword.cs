using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>
/// Somebody has forgotten a password: whoever gives links sees it in their list. No answer tells whether there is such an account, and the
/// work is the same. There is no way to send anything yet; the link is given by hand.
/// </summary>
[Public]
internal sealed record AskForPassword(string UserName) : ICommand, IValidated, IAbout
{
    public Guid? Subject { get; private set; }

    public void Validate(Faults faults) => faults.Text(nameof(UserName), UserName, 64);

    internal sealed class Handler(HostDb db) : IRequestHandler<AskForPassword, Unit>
    {
        public async Task<Unit> Handle(AskForPassword request, CancellationToken cancellation)
        {
            var (name, now) = (request.UserName.Trim().ToUpperInvariant(), db.Now);
            var asking = db.Users.Where(u => u.NormalizedUserName == name);
            await asking.ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordAskedAt, now), cancellation);
            request.Subject = await asking.Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation);
            return Unit.Value;
        }
    }
}
