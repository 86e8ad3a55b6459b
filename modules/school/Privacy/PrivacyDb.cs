using Gym24.Contracts.Data;
using Gym24.Privacy.Agreements;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Guests;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Privacy;

internal sealed class PrivacyDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<SignedText> SignedTexts => Set<SignedText>();
    public DbSet<SignatureAgreement> Agreements => Set<SignatureAgreement>();
    public DbSet<SigningRequest> Requests => Set<SigningRequest>();

    protected override void Tables(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(PrivacyDb).Assembly);
}
