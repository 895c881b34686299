using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenAI;

namespace Tracker.Engine.Pipeline.SecondOpinions;

internal static class SecondOpinionServices
{
    /// <summary>A desk that is closed until <see cref="SemanticOptions.Endpoint"/> is set.</summary>
    public static IServiceCollection AddSecondOpinions(this IServiceCollection services)
    {
        services.AddOptions<SemanticOptions>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<SemanticOptions>>().Value;
            return new SecondOpinionDesk(
                Of(options),
                options,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<ILoggerFactory>()?.CreateLogger<SecondOpinionDesk>());
        });
        return services;
    }

    internal static ISecondOpinion? Of(SemanticOptions options)
    {
        if (options.Endpoint is null)
        {
            return null;
        }

        // One attempt: whoever does not answer is passed over, and the desk does the counting.
        var client = new OpenAIClient(
            new ApiKeyCredential(options.Key is { Length: > 0 } key ? key : "none"),
            new OpenAIClientOptions
            {
                Endpoint = options.Endpoint,
                NetworkTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
                RetryPolicy = new ClientRetryPolicy(0),
            });
        return options.Kind switch
        {
            SemanticKind.Chat => new ChatOpinion(client.GetChatClient(options.Model).AsIChatClient(), options.Model),
            SemanticKind.Embedding => new EmbeddingOpinion(client.GetEmbeddingClient(options.Model).AsIEmbeddingGenerator(), options.Model),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "Unknown kind of semantic help."),
        };
    }
}
