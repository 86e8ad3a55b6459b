global using Microsoft.AspNetCore.Components;
