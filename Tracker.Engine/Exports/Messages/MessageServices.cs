using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.Delivery;

namespace Tracker.Engine.Exports.Messages;

public static class MessageServices
{
    /// <summary>
    /// Composing and sending. The host binds <see cref="DeliveryOptions"/> and registers each <see cref="IDeliveryChannel"/>;
    /// without any, messages stand in the inbox.
    /// </summary>
    public static IServiceCollection AddTrackerMessages(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>());
        services.TryAddSingleton<IMessageWriter, MessageWriter>();
        services.TryAddSingleton<ComposeDigests>();
        services.TryAddSingleton<DeliverMessages>();
        services.TryAddSingleton<TestDelivery>();

        // What offices point at is told to the other side.
        services.TryAddSingleton<AnswerNotices>();
        services.TryAddSingleton<AnswerClaims>();
        return services;
    }
}
