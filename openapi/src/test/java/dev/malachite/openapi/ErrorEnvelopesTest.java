package dev.malachite.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorEnvelopesTest {
    private static final String GATEWAY = "{'code':'ResourceGroupNotFound','message':'Gone.'}";
    private static final String REST_LAYER = "{'code':'A','message':'B','target':null,'details':null}";
    private static final String SERVICE = "{'additionalInfo':[{'type':'UserFacingError','info':{'message':'B',"
            + "'recommendedAction':['C'],'details':null,'code':'A','target':'','innerError':null,'isRetryable':false,"
            + "'isUserError':false,'properties':{'ActivityId':'1'}}}],'code':'A','message':'B','target':null,"
            + "'details':null}";
    private static final String WORKER = "{'additionalInfo':[{'type':'UserFacingError','info':{'message':'B',"
            + "'recommendedAction':['C'],'code':'A','target':'','innerError':{'code':'A','additionalInfo':"
            + "{'DetailedNonLocalisedMessage':'D'}},'isRetryable':false,'isUserError':false,"
            + "'properties':{'ActivityId':'1'}}}],'code':'A','message':'B'}";
    private static final String IN_AN_INSTANCE = "{'message':'B','recommendedAction':['C'],'code':'A','target':'',"
            + "'isRetryable':false,'isUserError':false,'properties':{'ActivityId':'1'}}";

    private final BodyCheck check = new BodyCheck(Contract.load());

    @ParameterizedTest
    @ValueSource(strings = {GATEWAY, REST_LAYER, SERVICE, WORKER})
    void every_envelope_that_azure_uses_is_a_cloud_error(String error) {
        assertValid("CloudError", "{'error':" + error + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVICE, WORKER})
    void a_failed_operation_carries_the_error_in_its_status(String error) {
        assertValid("OperationResource", "{'id':'/x','name':'x','status':'Failed','error':" + error + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = IN_AN_INSTANCE)
    void an_instance_in_protection_error_carries_the_error_twice(String error) {
        assertValid(
                "BackupInstance",
                "{'dataSourceInfo':{'resourceID':'/d','resourceProperties':{'objectType':null}},"
                        + "'policyInfo':{'policyId':'/p','policyVersion':''},'objectType':'BackupInstance',"
                        + "'protectionStatus':{'status':'ProtectionError','errorDetails':" + error + "},"
                        + "'currentProtectionState':'ProtectionError','protectionErrorDetails':" + error + "}");
    }

    private void assertValid(String schema, String singleQuoted) {
        for (String version : List.of("2021-01-01", "2024-04-01", "2026-07-01")) {
            assertEquals(
                    List.of(),
                    check.errors(version, schema, JsonMapper.shared().readTree(singleQuoted.replace('\'', '"'))));
        }
    }
}
